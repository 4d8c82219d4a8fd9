package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client")
class Step3ClientProofTest extends StepProof {

    Step3ClientProofTest() {
        super("step03-client");
    }
}
