package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 6 of 6")
class Step5ZeroCopyMistakes6Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes6Of6Test() {
        super("step05-zero-copy", 6, 6);
    }
}
