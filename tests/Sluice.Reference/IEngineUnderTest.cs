namespace Sluice.Reference;

/// <summary>The engine, seen from outside: texts in, exit code and JSON out.</summary>
public interface IEngineUnderTest
{
    /// <summary>Decides one manifest text for the policy files (name to text).</summary>
    EngineAnswer Decide(IReadOnlyDictionary<string, string> policyFiles, string manifestText, DateOnly? asOf);
}
