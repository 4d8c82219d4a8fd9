package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy")
class Step5ZeroCopyProofTest extends StepProof {

    Step5ZeroCopyProofTest() {
        super("step05-zero-copy");
    }
}
