package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 2 of 4")
class Step2AcceptMistakes2Of4Test extends MistakesProof {

    Step2AcceptMistakes2Of4Test() {
        super("step02-accept", 2, 4);
    }
}
