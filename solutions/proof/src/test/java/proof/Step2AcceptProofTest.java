package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept")
class Step2AcceptProofTest extends StepProof {

    Step2AcceptProofTest() {
        super("step02-accept");
    }
}
