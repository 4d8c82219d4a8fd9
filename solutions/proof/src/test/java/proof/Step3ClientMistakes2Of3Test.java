package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 2 of 3")
class Step3ClientMistakes2Of3Test extends MistakesProof {

    Step3ClientMistakes2Of3Test() {
        super("step03-client", 2, 3);
    }
}
