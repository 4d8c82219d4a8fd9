package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 1 of 5")
class Step2AcceptMistakes1Of5Test extends MistakesProof {

    Step2AcceptMistakes1Of5Test() {
        super("step02-accept", 1, 5);
    }
}
