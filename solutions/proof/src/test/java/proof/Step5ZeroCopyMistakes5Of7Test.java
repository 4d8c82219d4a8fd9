package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 5 of 7")
class Step5ZeroCopyMistakes5Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes5Of7Test() {
        super("step05-zero-copy", 5, 7);
    }
}
