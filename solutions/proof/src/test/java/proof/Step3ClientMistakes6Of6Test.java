package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 6 of 6")
class Step3ClientMistakes6Of6Test extends MistakesProof {

    Step3ClientMistakes6Of6Test() {
        super("step03-client", 6, 6);
    }
}
