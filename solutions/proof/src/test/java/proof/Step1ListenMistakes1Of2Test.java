package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step01-listen, mistakes, part 1 of 2")
class Step1ListenMistakes1Of2Test extends MistakesProof {

    Step1ListenMistakes1Of2Test() {
        super("step01-listen", 1, 2);
    }
}
