package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step03-client, mistakes, part 1 of 6")
class Step3ClientMistakes1Of6Test extends MistakesProof {

    Step3ClientMistakes1Of6Test() {
        super("step03-client", 1, 6);
    }
}
