package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 6 of 7")
class Step5ZeroCopyMistakes6Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes6Of7Test() {
        super("step05-zero-copy", 6, 7);
    }
}
