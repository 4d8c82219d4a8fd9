package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 3 of 6")
class Step2AcceptMistakes3Of6Test extends MistakesProof {

    Step2AcceptMistakes3Of6Test() {
        super("step02-accept", 3, 6);
    }
}
