package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 1 of 4")
class Step2AcceptMistakes1Of4Test extends MistakesProof {

    Step2AcceptMistakes1Of4Test() {
        super("step02-accept", 1, 4);
    }
}
