package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 2 of 4")
class Step5ZeroCopyMistakes2Of4Test extends MistakesProof {

    Step5ZeroCopyMistakes2Of4Test() {
        super("step05-zero-copy", 2, 4);
    }
}
