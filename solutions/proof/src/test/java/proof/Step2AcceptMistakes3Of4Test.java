package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 3 of 4")
class Step2AcceptMistakes3Of4Test extends MistakesProof {

    Step2AcceptMistakes3Of4Test() {
        super("step02-accept", 3, 4);
    }
}
