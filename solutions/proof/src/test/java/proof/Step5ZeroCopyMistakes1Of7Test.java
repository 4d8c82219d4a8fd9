package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 1 of 7")
class Step5ZeroCopyMistakes1Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes1Of7Test() {
        super("step05-zero-copy", 1, 7);
    }
}
