package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 5 of 5")
class Step2AcceptMistakes5Of5Test extends MistakesProof {

    Step2AcceptMistakes5Of5Test() {
        super("step02-accept", 5, 5);
    }
}
