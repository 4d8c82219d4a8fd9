package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 3 of 3")
class Step3ClientMistakes3Of3Test extends MistakesProof {

    Step3ClientMistakes3Of3Test() {
        super("step03-client", 3, 3);
    }
}
