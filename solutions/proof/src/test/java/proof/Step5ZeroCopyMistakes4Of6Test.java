package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 4 of 6")
class Step5ZeroCopyMistakes4Of6Test extends MistakesProof {

    Step5ZeroCopyMistakes4Of6Test() {
        super("step05-zero-copy", 4, 6);
    }
}
