package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 1 of 6")
class Step5ZeroCopyMistakes1Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes1Of6Test() {
        super("step05-zero-copy", 1, 6);
    }
}
