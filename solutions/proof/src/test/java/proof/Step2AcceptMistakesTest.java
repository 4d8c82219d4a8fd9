package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes")
class Step2AcceptMistakesTest extends MistakesProof {

    Step2AcceptMistakesTest() {
        super("step02-accept");
    }
}
