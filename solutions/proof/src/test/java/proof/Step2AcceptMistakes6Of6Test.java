package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 6 of 6")
class Step2AcceptMistakes6Of6Test extends MistakesProof {

    Step2AcceptMistakes6Of6Test() {
        super("step02-accept", 6, 6);
    }
}
