namespace Sluice.Core.Model;

/// <summary>The recipient's role under data protection law (GDPR art. 4 and 26 in general terms).</summary>
public enum Role
{
    /// <summary>Decides alone on purposes and means.</summary>
    Controller,

    /// <summary>Decides together with the sender.</summary>
    JointController,

    /// <summary>Works for the sender, on its instructions.</summary>
    Processor,

    /// <summary>Third party: no agreement holds.</summary>
    ThirdParty,
}
