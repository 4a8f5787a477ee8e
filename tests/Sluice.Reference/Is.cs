namespace Sluice.Reference;

/// <summary>Short ways to write conditions by hand.</summary>
public static class Is
{
    /// <summary>consent NAME.</summary>
    public static PlainCondition Consent(string name) => new PlainConsentHolds(name);

    /// <summary>agreement NAME.</summary>
    public static PlainCondition Agreement(string name) => new PlainAgreementHolds(name);

    /// <summary>role = R.</summary>
    public static PlainCondition Role(string role) => new PlainRoleIs("=", role);

    /// <summary>form op F.</summary>
    public static PlainCondition Form(string op, string form) => new PlainFormIs(op, form);

    /// <summary>A boolean attribute.</summary>
    public static PlainCondition True(string name) => new PlainFlag(name);

    /// <summary>name op number.</summary>
    public static PlainCondition Number(string name, string op, decimal value) => new PlainCompare(name, op, new PlainNumber(value));

    /// <summary>retention op duration.</summary>
    public static PlainCondition Retention(string op, int count, string unit) =>
        new PlainCompare("retention", op, new PlainDuration(count, unit));

    /// <summary>date op day.</summary>
    public static PlainCondition Date(string op, string day) =>
        new PlainCompare("date", op, new PlainDate(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Both.</summary>
    public static PlainCondition And(params PlainCondition[] parts) => new PlainAnd(parts);

    /// <summary>One of them.</summary>
    public static PlainCondition Or(params PlainCondition[] parts) => new PlainOr(parts);

    /// <summary>Not.</summary>
    public static PlainCondition Not(PlainCondition part) => new PlainNot(part);
}
