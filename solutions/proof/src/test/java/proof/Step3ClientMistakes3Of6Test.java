package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 3 of 6")
class Step3ClientMistakes3Of6Test extends MistakesProof {

    Step3ClientMistakes3Of6Test() {
        super("step03-client", 3, 6);
    }
}
