package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 2 of 5")
class Step2AcceptMistakes2Of5Test extends MistakesProof {

    Step2AcceptMistakes2Of5Test() {
        super("step02-accept", 2, 5);
    }
}
