package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step04-async")
class Step4AsyncProofTest extends StepProof {

    Step4AsyncProofTest() {
        super("step04-async");
    }
}
