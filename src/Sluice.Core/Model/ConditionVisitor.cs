namespace Sluice.Core.Model;

/// <summary>
/// A visitor of conditions. Every kind has a method without a default, so that a new kind does not compile until every visitor has its
/// answer.
/// </summary>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class ConditionVisitor<TResult>
{
    /// <summary>Calls the method for the condition's kind.</summary>
    public TResult Visit(Condition condition) => condition.Accept(this);

    /// <summary>A fixed truth value.</summary>
    public abstract TResult VisitConstant(Condition.Constant condition);

    /// <summary>All of several.</summary>
    public abstract TResult VisitAnd(Condition.And condition);

    /// <summary>One of several.</summary>
    public abstract TResult VisitOr(Condition.Or condition);

    /// <summary>The opposite.</summary>
    public abstract TResult VisitNot(Condition.Not condition);

    /// <summary>An attribute compared with a value.</summary>
    public abstract TResult VisitAttributeComparison(Condition.AttributeComparison condition);

    /// <summary>An attribute among values.</summary>
    public abstract TResult VisitAttributeMembership(Condition.AttributeMembership condition);

    /// <summary>A built-in fact compared with a value.</summary>
    public abstract TResult VisitFactComparison(Condition.FactComparison condition);

    /// <summary>A built-in fact among values.</summary>
    public abstract TResult VisitFactMembership(Condition.FactMembership condition);

    /// <summary>A technique's parameter compared with a value.</summary>
    public abstract TResult VisitParameterComparison(Condition.ParameterComparison condition);

    /// <summary>A technique's parameter among values.</summary>
    public abstract TResult VisitParameterMembership(Condition.ParameterMembership condition);

    /// <summary>Whether the category's values can be tried out.</summary>
    public abstract TResult VisitEnumerable(Condition.Enumerable condition);

    /// <summary>A consent.</summary>
    public abstract TResult VisitConsentHolds(Condition.ConsentHolds condition);

    /// <summary>An agreement.</summary>
    public abstract TResult VisitAgreementHolds(Condition.AgreementHolds condition);

    /// <summary>Any agreement.</summary>
    public abstract TResult VisitAnyAgreement(Condition.AnyAgreement condition);

    /// <summary>The recipient's role.</summary>
    public abstract TResult VisitRoleIs(Condition.RoleIs condition);

    /// <summary>The form compared with a form.</summary>
    public abstract TResult VisitFormComparison(Condition.FormComparison condition);

    /// <summary>The form among forms.</summary>
    public abstract TResult VisitFormMembership(Condition.FormMembership condition);

    /// <summary>A claim that is not met.</summary>
    public abstract TResult VisitClaimRefuted(Condition.ClaimRefuted condition);

    /// <summary>The population.</summary>
    public abstract TResult VisitAbout(Condition.About condition);

    /// <summary>What is sent beside the flow.</summary>
    public abstract TResult VisitBeside(Condition.Beside condition);
}
