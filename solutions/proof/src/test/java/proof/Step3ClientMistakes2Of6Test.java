package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 2 of 6")
class Step3ClientMistakes2Of6Test extends MistakesProof {

    Step3ClientMistakes2Of6Test() {
        super("step03-client", 2, 6);
    }
}
