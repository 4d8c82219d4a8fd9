package workshop.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of this class test claims of a page. The display name of a test is the claim, in one sentence. Its {@link
 * Section} names the section with the claim.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GuideReport.class)
@interface FactsOf {

    /** The page, such as {@code docs/step03-client.md}. */
    String value();
}
