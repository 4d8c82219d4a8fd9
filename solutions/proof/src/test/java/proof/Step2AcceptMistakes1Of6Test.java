package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 1 of 6")
class Step2AcceptMistakes1Of6Test extends MistakesProof {

    Step2AcceptMistakes1Of6Test() {
        super("step02-accept", 1, 6);
    }
}
