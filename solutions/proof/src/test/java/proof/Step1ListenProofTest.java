package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step01-listen")
class Step1ListenProofTest extends StepProof {

    Step1ListenProofTest() {
        super("step01-listen");
    }
}
