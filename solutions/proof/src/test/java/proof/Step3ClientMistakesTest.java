package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes")
class Step3ClientMistakesTest extends MistakesProof {

    Step3ClientMistakesTest() {
        super("step03-client");
    }
}
