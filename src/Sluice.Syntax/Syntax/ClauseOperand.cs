namespace Sluice.Syntax.Syntax;

/// <summary>What stands behind the keyword of a clause.</summary>
public enum ClauseOperand
{
    /// <summary>A selector of categories.</summary>
    Categories,

    /// <summary>A selector of partners.</summary>
    Partners,

    /// <summary>A selector of purposes.</summary>
    Purposes,

    /// <summary>Names of categories, one by one.</summary>
    CategoryNames,

    /// <summary>The name of a population.</summary>
    Population,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time span.</summary>
    Duration,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One or more texts in quotes.</summary>
    Texts,

    /// <summary>One of the words that the clause has.</summary>
    Word,

    /// <summary>One of the words that the clause has, and names of rules behind <c>by</c>.</summary>
    Verdict,

    /// <summary>The name of a form.</summary>
    Form,

    /// <summary>Names of pieces of evidence.</summary>
    Evidence,

    /// <summary>A duty with its arguments.</summary>
    Duty,

    /// <summary>What a test states.</summary>
    Statements,

    /// <summary>Countries.</summary>
    Countries,

    /// <summary>A block.</summary>
    Block,
}
