package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 4 of 6")
class Step2AcceptMistakes4Of6Test extends MistakesProof {

    Step2AcceptMistakes4Of6Test() {
        super("step02-accept", 4, 6);
    }
}
