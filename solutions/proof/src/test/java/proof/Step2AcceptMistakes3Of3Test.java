package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 3 of 3")
class Step2AcceptMistakes3Of3Test extends MistakesProof {

    Step2AcceptMistakes3Of3Test() {
        super("step02-accept", 3, 3);
    }
}
