package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 3 of 7")
class Step5ZeroCopyMistakes3Of7Test extends MistakesProof {

    Step5ZeroCopyMistakes3Of7Test() {
        super("step05-zero-copy", 3, 7);
    }
}
