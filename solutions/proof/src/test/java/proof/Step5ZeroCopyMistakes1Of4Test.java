package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 1 of 4")
class Step5ZeroCopyMistakes1Of4Test extends MistakesProof {

    Step5ZeroCopyMistakes1Of4Test() {
        super("step05-zero-copy", 1, 4);
    }
}
