package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 4 of 5")
class Step2AcceptMistakes4Of5Test extends MistakesProof {

    Step2AcceptMistakes4Of5Test() {
        super("step02-accept", 4, 5);
    }
}
