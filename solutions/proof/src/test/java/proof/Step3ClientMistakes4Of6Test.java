package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 4 of 6")
class Step3ClientMistakes4Of6Test extends MistakesProof {

    Step3ClientMistakes4Of6Test() {
        super("step03-client", 4, 6);
    }
}
