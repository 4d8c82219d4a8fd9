package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 2 of 3")
class Step2AcceptMistakes2Of3Test extends MistakesProof {

    Step2AcceptMistakes2Of3Test() {
        super("step02-accept", 2, 3);
    }
}
