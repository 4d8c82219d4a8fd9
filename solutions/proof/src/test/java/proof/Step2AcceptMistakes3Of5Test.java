package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 3 of 5")
class Step2AcceptMistakes3Of5Test extends MistakesProof {

    Step2AcceptMistakes3Of5Test() {
        super("step02-accept", 3, 5);
    }
}
