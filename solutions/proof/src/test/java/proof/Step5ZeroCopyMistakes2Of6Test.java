package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 2 of 6")
class Step5ZeroCopyMistakes2Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes2Of6Test() {
        super("step05-zero-copy", 2, 6);
    }
}
