package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 2 of 6")
class Step2AcceptMistakes2Of6Test extends MistakesProof {

    Step2AcceptMistakes2Of6Test() {
        super("step02-accept", 2, 6);
    }
}
