package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 4 of 4")
class Step2AcceptMistakes4Of4Test extends MistakesProof {

    Step2AcceptMistakes4Of4Test() {
        super("step02-accept", 4, 4);
    }
}
