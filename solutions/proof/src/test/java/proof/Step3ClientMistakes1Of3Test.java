package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 1 of 3")
class Step3ClientMistakes1Of3Test extends MistakesProof {

    Step3ClientMistakes1Of3Test() {
        super("step03-client", 1, 3);
    }
}
