package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 3 of 6")
class Step5ZeroCopyMistakes3Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes3Of6Test() {
        super("step05-zero-copy", 3, 6);
    }
}
