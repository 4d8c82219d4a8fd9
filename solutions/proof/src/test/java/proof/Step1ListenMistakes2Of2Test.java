package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step01-listen, mistakes, part 2 of 2")
class Step1ListenMistakes2Of2Test extends MistakesProof {

    Step1ListenMistakes2Of2Test() {
        super("step01-listen", 2, 2);
    }
}
