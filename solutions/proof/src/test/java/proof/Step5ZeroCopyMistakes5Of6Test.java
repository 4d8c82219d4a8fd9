package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 5 of 6")
class Step5ZeroCopyMistakes5Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes5Of6Test() {
        super("step05-zero-copy", 5, 6);
    }
}
