package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 2 of 7")
class Step5ZeroCopyMistakes2Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes2Of7Test() {
        super("step05-zero-copy", 2, 7);
    }
}
