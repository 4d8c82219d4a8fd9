package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 1 of 3")
class Step2AcceptMistakes1Of3Test extends MistakesProof {

    Step2AcceptMistakes1Of3Test() {
        super("step02-accept", 1, 3);
    }
}
