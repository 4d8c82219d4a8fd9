package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 5 of 6")
class Step3ClientMistakes5Of6Test extends MistakesProof {

    Step3ClientMistakes5Of6Test() {
        super("step03-client", 5, 6);
    }
}
